import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { answerOutside, isInside } from "./answer-outside.mjs";

it.each(["/a/b", "/a/b/", "/a/b/c", "/a/b?x", "/a/b?x=/y", "/a/b/c#d"])("%s is inside /a/b", (target) => {
  expect(isInside(target, "/a/b")).toBe(true);
});

it.each(["/", "", "/a", "/a/", "/a/bc", "/A/b", "//a/b", "/x?/a/b", "http://127.0.0.1/a/b", "*"])("%s is outside of /a/b", (target) => {
  expect(isInside(target, "/a/b")).toBe(false);
});

it("answers outside, hands inside on, and leaves every later server alone", async () => {
  answerOutside("/a/b");
  const servers = [1, 2].map((which) => http.createServer((request, response) => response.end(`${which} ${request.url}`)));
  const [first, second] = await Promise.all(
    servers.map(async (server) => {
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }),
  );
  const ask = async (url: string) => {
    const answer = await fetch(url, { redirect: "manual" });
    return [answer.status, answer.headers.get("location"), await answer.text()];
  };
  const line = "StatefulSet Explorer is served under /a/b here.\n";
  expect(await ask(`${first}/a/b/c?d`)).toEqual([200, null, "1 /a/b/c?d"]);
  expect(await ask(`${first}/`)).toEqual([307, "/a/b", line]);
  expect(await ask(`${first}/?from=here`)).toEqual([307, "/a/b", line]);
  expect(await ask(`${first}/api`)).toEqual([404, null, line]);
  expect(await ask(`${second}/api`)).toEqual([200, null, "2 /api"]);
  for (const server of servers) server.close();
});
