import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applied, checkDialogue } from "../testing/check-dialogue.ts";
import { listRecordings, ownRecordings, recordingsDirectory, recordingsOf } from "../testing/conformance-directory.ts";
import { type LabServer, startLabServer } from "../testing/lab-server.ts";
import { notePlayed } from "../testing/note-played.ts";

const token = "secret";

/** Exchanges of the product's own recordings that are not answered as recorded, by name, and why not. Each has to fail: one that passes is no longer missing. */
const missing: readonly { file: string; request: string; why: string }[] = [
  {
    file: "errors",
    request:
      "PATCH /apis/apps/v1/namespaces/conformance/statefulsets/web?fieldManager=other&force=false of web content-type: application/apply-patch+yaml",
    why: "server-side apply",
  },
  {
    file: "errors",
    request: "PATCH /apis/apps/v1/namespaces/conformance/statefulsets/web of web content-type: application/apply-patch+yaml",
    why: "server-side apply",
  },
  {
    file: "patching",
    request:
      "PATCH /api/v1/namespaces/conformance/configmaps/applied?fieldManager=one of applied content-type: application/apply-patch+yaml",
    why: "server-side apply",
  },
  {
    file: "patching",
    request:
      "PATCH /api/v1/namespaces/conformance/configmaps/applied?fieldManager=two of applied content-type: application/apply-patch+yaml",
    why: "server-side apply",
  },
  {
    file: "patching",
    request:
      "PATCH /api/v1/namespaces/conformance/configmaps/applied?fieldManager=two&force=true of applied content-type: application/apply-patch+yaml",
    why: "server-side apply",
  },
  {
    file: "patching",
    request:
      "PATCH /api/v1/namespaces/conformance/configmaps/applied?fieldManager=one of applied content-type: application/apply-patch+yaml",
    why: "server-side apply",
  },
  { file: "patching", request: "GET /api/v1/namespaces/conformance/configmaps/applied", why: "made by server-side apply" },
  { file: "patching", request: "DELETE /api/v1/namespaces/conformance/configmaps/applied", why: "made by server-side apply" },
];

const names = listRecordings("http");
const isOwn = recordingsDirectory === ownRecordings;

let server: LabServer;
beforeEach(async () => {
  server = await startLabServer(token, { user: "admin", anonymous: "anonymous" });
});
afterEach(() => server.close());

test("the product's own copies of the dialogues are all there", () => {
  expect(listRecordings("http", ownRecordings)).toEqual([
    "access",
    "access-more",
    "defaulting",
    "defaulting-more",
    "errors",
    "listing",
    "listing-more",
    "more-writes",
    "patching",
    "refusals",
    "refusals-more",
    "tables",
    "watching",
    "watching-more",
  ]);
});

test("what is missing is named as it is recorded: server-side apply, and what only that has made", () => {
  const folder = recordingsOf("http", ownRecordings);
  const found = listRecordings("http", ownRecordings).flatMap((file) => applied(folder, file).map((request) => ({ file, request })));
  expect(missing.map(({ file, request }) => ({ file, request }))).toEqual(found);
});

/** Every request of a dialogue in its order, over HTTP: status, type, warning and body as a real server answered them. */
describe.runIf(names.length > 0)("dialogues", () => {
  test.for(names)("%s", async (name, context) => {
    const folder = recordingsOf("http");
    const unserved = isOwn ? missing.filter(({ file }) => file === name).map(({ request }) => request) : applied(folder, name);
    const { same, faults } = await checkDialogue(folder, name, server);
    const unexpected = faults.filter(({ exchange }) => !unserved.includes(exchange));
    const told = unexpected.map(({ exchange, differences }) => [exchange, ...differences.map((line) => `  ${line}`)].join("\n"));
    if (told.length > 0) throw new Error(`${name} is answered otherwise than recorded:\n${told.join("\n")}`);
    expect(
      same.filter((exchange) => unserved.includes(exchange)),
      "listed as missing, and answered as recorded",
    ).toEqual([]);
    notePlayed(context, `${same.length} exchanges${faults.length > 0 ? `, ${faults.length} of server-side apply passed over` : ""}`);
  });
});
