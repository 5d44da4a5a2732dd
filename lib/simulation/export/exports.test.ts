import { describe, expect, it } from "vitest";
import { forecast } from "../forecast.ts";
import type { LaneSpec } from "../forecast-request.ts";
import { forecastRequest, setLane } from "../testing/forecast-request.ts";
import { forecastToCsv } from "./csv.ts";
import { forecastToMarkdown } from "./markdown.ts";
import { forecastToSvg } from "./svg.ts";
import { forecastToText } from "./text.ts";
import { timeTicks } from "./time-ticks.ts";
import { xmlText } from "./xml-text.ts";

const rolling = forecast(forecastRequest({ lanes: [setLane()] }));
const broken = forecast(
  forecastRequest({ lanes: [setLane(), { workload: "Deployment", strategy: "Recreate" }], revision: { kind: "never-ready" } }),
);
/** What a link may carry: a type says that it is a percentage, nobody else does. */
const hostile = forecast(
  forecastRequest({ lanes: [{ workload: "Deployment", strategy: "RollingUpdate", maxSurge: "=1%<b>|\"'&" } as LaneSpec, setLane()] }),
);

describe("the picture", () => {
  it("is one SVG, complete in itself, the same each time", () => {
    const svg = forecastToSvg(rolling, { theme: "light", at: 12_000 });
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1280" height="\d+" viewBox="0 0 1280 \d+"/);
    expect(svg).toBe(forecastToSvg(rolling, { theme: "light", at: 12_000 }));
    expect(svg).not.toMatch(/href|<style|url\((?!#)/);
  });

  it("has the bars of a lane in one path for each hue and fill, where and as long as they are", () => {
    const svg = forecastToSvg(rolling, { theme: "light" });
    // web-2 ends for 5 s, and the axis is 48 s on 590 pixels.
    expect(rolling.until).toBe(48_000);
    const paths = [...svg.matchAll(/<path d="([^"]+)" fill="url\(#present-before\)"/g)].map(([, path]) => path);
    expect(paths).toEqual(["M686.3 107H747.7V119H686.3ZM501.3 123H562.8V135H501.3ZM316.3 139H377.8V151H316.3Z"]);
  });

  it("says best and worst in words too, in both themes", () => {
    expect(forecastToSvg(broken, { theme: "dark" })).toContain("(worst)</text>");
    expect(forecastToSvg(broken, { theme: "dark" })).toContain("#131519");
  });

  it("lets no text be markup", () => {
    const svg = forecastToSvg(hostile, { theme: "light" });
    expect(svg).toContain("=1%&lt;b&gt;|&quot;&#39;&amp;");
    expect(svg).not.toContain("<b>");
    expect(xmlText("a\u0000\u001b\ud800b\u2028😀")).toBe("ab\u2028😀");
  });

  it("stays small with a thousand ordinals", () => {
    const many = forecast(forecastRequest({ set: { replicas: 1000, podManagementPolicy: "Parallel" }, lanes: [setLane()] }));
    expect(forecastToSvg(many, { theme: "light" }).length).toBeLessThan(400_000);
  });
});

describe("the table for a spreadsheet", () => {
  it("has a row for each stretch, move, step of serving, and fact", () => {
    const rows = forecastToCsv(rolling).split("\r\n");
    expect(rows[0]).toBe("lane,strategy,kind,from_ms,to_ms,pod,ordinal,what,revision,value,rule");
    expect(rows).toContainEqual(expect.stringMatching(/^1,RollingUpdate,span,\d+,\d+,web-2,2,ending,before,,$/));
    expect(rows).toContainEqual(expect.stringMatching(/^1,RollingUpdate,move,\d+,\d+,,2,delete,before,,delete-outdated$/));
    expect(rows).toContainEqual(expect.stringMatching(/^1,RollingUpdate,serving,\d+,\d+,,,serving,,2,$/));
    expect(rows).toContainEqual("1,RollingUpdate,fact,,,,,Fewest ready,,2 of 3,");
  });

  it("quotes what has commas and quotation marks", () => {
    expect(forecastToCsv(hostile)).toContain('1,"Deployment, surge =1%<b>|""\'&, unavailable 25%",fact');
  });
});

describe("the section of a report", () => {
  it("has the advice, the facts, what was asked, and how it was computed", () => {
    const text = forecastToMarkdown(broken);
    expect(text).toContain("## What if web were updated\n\nRollingUpdate loses 1 of 3 pods");
    expect(text).toContain("|  | RollingUpdate | Deployment, Recreate |\n| --- | --- | --- |");
    expect(text).toContain("| If broken: pods lost | 1 of 3 (best) | 3 of 3 (worst) |");
    expect(text).toContain("- The new revision: never becomes ready\n");
    expect(text).toContain("Forecast by the rules that the controllers of Kubernetes follow");
  });

  it("lets no text be markup", () => {
    expect(forecastToMarkdown(hostile)).toContain("=1%&lt;b\\>\\|\"'&amp;");
  });
});

describe("the lanes for a terminal", () => {
  it("are drawn with a line for each pod, highest first, and how many are ready below", () => {
    const lines = forecastToText(rolling, { columns: 58 }).split("\n");
    const first = lines.findIndex((line) => line.startsWith("  web-2"));
    expect(lines.slice(first, first + 5)).toEqual([
      "  web-2     ▒▒▒▒▒░░░░/////▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
      "  web-1     ██████████████▒▒▒▒▒░░░░//////▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
      "  web-0     █████████████████████████████▒▒▒▒▒░░░░/////▓▓▓",
      "  ready     3 2           3 2           3 2            3",
      "            0                                         48 s",
    ]);
  });

  it("say how many are left out of a large set", () => {
    expect(forecastToText(forecast(forecastRequest({ set: { replicas: 100 } })))).toContain("  … 76 more\n");
  });
});

describe("the time axis", () => {
  it.each([
    [5000, "0, 1 s, 2 s, 3 s, 4 s, 5 s"],
    [80_000, "0, 10 s, 20 s, 30 s, 40 s, 50 s, 60 s, 70 s, 80 s"],
    [15_900_000, "0, 30 min, 60 min, 90 min, 2 h, 2 h 30 min, 3 h, 3 h 30 min, 4 h"],
  ])("of %i ms is labelled at round times", (until, texts) => {
    expect(
      timeTicks(until)
        .map(({ text }) => text)
        .join(", "),
    ).toBe(texts);
  });
});
