import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Lab, startLab } from "../start-lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ scenario: "myapp-stateful", speed: 20 });
});
afterAll(() => lab.close());

interface Session {
  /** What came on each channel. */
  said: Record<number, string>;
  send: (channel: number, text: string) => void;
  until: (text: string) => Promise<void>;
  closed: Promise<number>;
}

function open(query: string): Promise<Session> {
  const url = `${lab.url.replace("http", "ws")}/api/v1/namespaces/default/pods/myapp-stateful-1/exec?${query}&stdout=true&stderr=true`;
  const socket = new WebSocket(url, "v5.channel.k8s.io");
  const said: Record<number, string> = {};
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    const channel = data[0] ?? 0;
    said[channel] = (said[channel] ?? "") + data.subarray(1).toString();
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  const send = (channel: number, text: string) => socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(text)]));
  const until = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (said[1]?.includes(text)) resolve();
      };
      waiting.add(look);
      look();
    });
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve({ said, send, until, closed }));
    socket.on("error", reject);
  });
}

test("a command's output, errors and code come on their channels, and the connection ends well", async () => {
  const { said, closed } = await open("command=sh&command=-c&command=cat%20/data/visits.txt%20/none");
  expect(await closed).toBe(1000);
  expect(said).toMatchObject({ 1: "126\n", 2: "cat: can't open '/none': No such file or directory\n" });
  expect(JSON.parse(said[3] ?? "")).toMatchObject({ reason: "NonZeroExitCode", details: { causes: [{ message: "1" }] } });
});

test("a command reads what the client sends until it ends its input", async () => {
  const { said, send, closed } = await open("command=wc&command=-l&stdin=true");
  send(0, "one\ntwo\n");
  send(255, "\0");
  await closed;
  expect(said[1]).toBe("2\n");
});

test("at a terminal, a command that reads nothing does not wait for any input", async () => {
  const { said, closed } = await open("command=cat&command=/data/visits.txt&stdin=true&tty=true");
  await closed;
  expect(said[1]).toBe("126\r\n");
});

test("a shell at a terminal runs what is typed, line by line", async () => {
  const { said, send, until, closed } = await open("command=sh&stdin=true&tty=true");
  await until("/ # ");
  send(0, "hostnamex\u007f\r");
  await until("myapp-stateful-1\r\n/ # ");
  send(0, "exit\r");
  expect(await closed).toBe(1000);
  expect(JSON.parse(said[3] ?? "")).toMatchObject({ status: "Success" });
});
