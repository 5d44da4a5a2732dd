import { type Answer, decode, encode } from "dns-packet";
import { expect, test } from "vitest";
import { answersTo } from "./answers-to.ts";

const name = "web-0.web.default.svc.cluster.local";
const address = (owner: string, data: string): Answer => ({ type: "A", name: owner, ttl: 5, data });
const alias = (owner: string, data: string): Answer => ({ type: "CNAME", name: owner, ttl: 5, data });

test("a record of another name is no answer, whatever else came along", () => {
  const records = [
    address("WEB-0.web.default.svc.cluster.local", "10.244.0.5"),
    address("web-1.web.default.svc.cluster.local", "10.244.0.6"),
  ];
  expect(answersTo(name, records)).toEqual([records[0]]);
});

test("an alias of the name leads on, one of another name does not", () => {
  const records = [alias(name, "web.example.org"), address("web.example.org", "192.0.2.1"), alias("other", "x"), address("x", "192.0.2.2")];
  expect(answersTo(name, records)).toEqual(records.slice(0, 2));
});

// As Kubernetes writes a pod's address: the longest run of zeros is the one that is left out (RFC 5952).
test.each(["fd00:0:0:1::5", "2001:db8:0:0:1::", "fd00::1:0:0:5", "fd00:10:244::5"])("%s is written as Kubernetes writes it", (data) => {
  const { answers } = decode(encode({ type: "response", id: 1, answers: [{ type: "AAAA", name, ttl: 5, data }] }));
  expect(answersTo(name, answers ?? [])).toEqual([expect.objectContaining({ data })]);
});
