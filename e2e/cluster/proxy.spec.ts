import { rowOf } from "../board-page.ts";
import { keepForwarded } from "../port-forward.ts";
import { demo, expect, release, test } from "./installation.ts";
import { nginx } from "./nginx.ts";

const host = "tools.localhost";
const path = "/tools/statefulsets";
/** Much less than it takes a buffering proxy to fill its buffers with what a quiet board says. */
const livelyMs = 5_000;

test("behind an nginx with another host name and a base path the page lives: nothing is buffered, nothing asked for outside of the path", async ({
  page,
  namespace,
  installation,
}) => {
  await installation.install("demo.enabled=true", "demo.replicas=1", `basePath=${path}`, `allowedHosts={${host}}`);
  await namespace.apply(...nginx({ host, path, upstream: `http://${release}` }));
  await namespace.kubectl("wait", "--for=condition=Ready", "pod/nginx", "--timeout=60s");
  const forwarded = await keepForwarded(namespace.kubeconfig, namespace.name, "service/nginx", "http");
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!new URL(request.url()).pathname.startsWith(path)) outside.push(request.url());
  });
  try {
    await page.goto(`${forwarded.url.replace("127.0.0.1", host)}${path}/statefulsets/${namespace.name}/${demo}`);
    await expect(rowOf(page, 0)).toContainText("by name");
    await namespace.kubectl(
      "exec",
      `${demo}-0`,
      "--",
      "node",
      "-e",
      "fetch('http://127.0.0.1:8080/visit').then((answer) => answer.text())",
    );
    await expect(rowOf(page, 0).getByRole("cell").nth(5)).toHaveText(/^1/, { timeout: livelyMs });
    await expect(page.getByRole("banner")).toContainText("Live");
    expect(outside).toEqual([]);
    // An answer is in its log once it has ended: the stream's ends with the page.
    await page.close();
    await expect.poll(() => namespace.kubectl("logs", "nginx")).toContain(`GET ${path}/api/stream`);
  } finally {
    await forwarded.stop();
  }
});
