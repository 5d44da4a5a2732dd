import { expect, test } from "./story.ts";

interface Forecast {
  request: { set: { name: string; replicas: number }; pod: { source: object }; release: string };
  lanes: { title: string; end: { kind: string }; broken: { podsLost: number } }[];
  advice: string;
  comparison: { fact: string; values: { text: string }[] }[];
}

const yaml = `kind: Service
metadata: {name: db}
---
kind: StatefulSet
metadata: {name: db}
spec: {replicas: 4, template: {spec: {containers: [{name: db}]}}}
`;

test("a script asks for the forecast of a live set by its name, and of one as YAML", async ({ request, baseURL }) => {
  const basis = await request.get(`${baseURL}/api/statefulsets/default/myapp-stateful/forecast-basis`);
  expect(await basis.json()).toMatchObject({
    set: { name: "myapp-stateful", replicas: 3, podManagementPolicy: "Parallel", hasReadinessProbe: true },
    pod: { source: { kind: "measured", of: 3 } },
    times: { starts: "timestamps", stops: "assumed" },
    release: "1.35.4",
  });
  const live = await request.post(`${baseURL}/api/forecast`, {
    data: { set: { namespace: "default", name: "myapp-stateful" }, revision: { kind: "never-ready" } },
  });
  const made = (await live.json()) as Forecast;
  expect(made.request).toMatchObject({ set: { replicas: 3 }, pod: { source: { kind: "measured" } }, release: "1.35.4" });
  expect(made.lanes).toHaveLength(4);
  expect(made.advice).toMatch(/bears? it best/);
  expect(made.comparison.every(({ values }) => values.length === 4)).toBe(true);

  const data = { set: { yaml }, lanes: [{ workload: "StatefulSet", strategy: "RollingUpdate" }], seed: 7 };
  const [first, second] = [
    await request.post(`${baseURL}/api/forecast`, { data }),
    await request.post(`${baseURL}/api/forecast`, { data }),
  ];
  expect((await first.json()) as Forecast).toMatchObject({
    request: { set: { name: "db", replicas: 4 } },
    lanes: [{ end: { kind: "finished" } }],
  });
  expect(await first.text()).toBe(await second.text());
});

test("what is wrong with a forecast's request is said at the field", async ({ request, baseURL }) => {
  const said = async (data: object) => {
    const answer = await request.post(`${baseURL}/api/forecast`, { data });
    return `${answer.status()} ${((await answer.json()) as { error: { message: string } }).error.message}`;
  };
  const filler = `# ${"x".repeat(78)}\n`;
  expect(await said({ set: { yaml: yaml.replace("replicas: 4", "replicas: -4") } })).toBe(
    "400 The body is not right. set.yaml: Line 6: spec.replicas is -4: it must be a whole number from 0 to 1000.",
  );
  expect(await said({ set: { yaml: `${yaml}---\n${yaml}` } })).toContain(
    "400 The body is not right. set.yaml: Line 11: There are 2 StatefulSets",
  );
  expect(await said({ set: { yaml: filler.repeat(15_000) } })).toContain(
    "400 The body is not right. set.yaml: The YAML is larger than 1 MiB",
  );
  expect(await said({ set: { yaml: filler.repeat(50_000) } })).toContain("413 The body is larger than");
  expect(await said({ set: { replicas: 3 }, release: "2.0" })).toContain(
    "400 The body is not right. release: is no release that is known here",
  );
  expect(await said({ set: { namespace: "default", name: "nobody" } })).toBe("404 StatefulSet default/nobody does not exist.");
  expect(await said({ set: { yaml: `${filler.repeat(12_000)}${yaml}` }, seed: -1 })).toBe(
    "400 The body is not right. seed: must be a whole number from 0 to 2147483647.",
  );
});

test("no other site's page has a forecast made", async ({ request, baseURL }) => {
  const answer = await request.post(`${baseURL}/api/forecast`, {
    data: { set: { replicas: 3 } },
    headers: { origin: "https://evil.test" },
  });
  expect(answer.status()).toBe(403);
});
