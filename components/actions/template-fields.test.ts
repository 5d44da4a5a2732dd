import { describe, expect, it } from "vitest";
import type { TemplateResponse } from "@/lib/protocol/actions/template-response.ts";
import { refusedFields } from "./refused-fields.ts";
import { containerChanges, templateFields } from "./template-fields.ts";

const template: TemplateResponse = {
  uid: "u",
  generation: 1,
  containers: [
    {
      name: "app",
      isInit: false,
      image: "app:1",
      env: [
        { name: "A", value: "" },
        { name: "B", from: "secretKeyRef vault/token" },
      ],
      requests: { cpu: "10m" },
      limits: {},
    },
    { name: "app", isInit: true, image: "init:1", env: [], requests: {}, limits: {} },
  ],
};

describe("the fields of a template", () => {
  it("are its images, literal variables and amounts, an init container's apart from its namesake's", () => {
    expect(templateFields(template)).toEqual({
      "app:app image": "app:1",
      "app:app env A": "=",
      "app:app requests.cpu": "10m",
      "app:app limits.cpu": "",
      "app:app requests.memory": "",
      "app:app limits.memory": "",
      "init:app image": "init:1",
      "init:app requests.cpu": "",
      "init:app limits.cpu": "",
      "init:app requests.memory": "",
      "init:app limits.memory": "",
    });
  });

  it("become changes only where they were edited; an empty amount or variable is taken away", () => {
    const values = {
      ...templateFields(template),
      "app:app requests.cpu": "",
      "app:app env A": "",
      "app:app env C": "=x",
      "init:app image": "init:2",
    };
    const edited = ["app:app requests.cpu", "app:app env A", "app:app env C", "init:app image"];
    expect(containerChanges(template, values, edited)).toEqual([
      {
        name: "app",
        env: [
          { name: "A", value: null },
          { name: "C", value: "x" },
        ],
        requests: { cpu: null },
      },
      { name: "app", isInit: true, image: "init:2" },
    ]);
  });
});

describe("a refusal", () => {
  it("is shown at the fields that it is about", () => {
    const message =
      'StatefulSet default/web could not be changed: StatefulSet.apps "web" is invalid: [spec.template.spec.containers[0].image: Required value, spec.template.spec.containers[0].resources.requests: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi, spec.template.spec.initContainers[0].resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0].';
    expect(refusedFields(message, template)).toEqual({
      "app:app image": "The API server says: Required value.",
      "app:app requests.memory": 'The API server says: Invalid value: "2Gi": must be less than or equal to memory limit of 1Gi.',
      "init:app limits.cpu": 'The API server says: Invalid value: "-1": must be greater than or equal to 0.',
    });
  });

  it("of something else is of no field", () => {
    expect(refusedFields("spec.template.spec.volumes[0].name: Required value", template)).toEqual({});
    expect(refusedFields("spec.template.spec.containers[7].image: Required value", template)).toEqual({});
  });
});
