import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text.ts";

describe("visibleText", () => {
  it("leaves names that Kubernetes accepts, and text in any script, as they are", () => {
    for (const text of ["web-0", "data-web-12", "registry.local:5000/app@sha256:abc", "Größe 数据 بيانات", "e\u0301"]) {
      expect(visibleText(text)).toBe(text);
    }
  });

  it("writes out what would turn the text around or cannot be seen", () => {
    expect(visibleText("evil\u202egnp.exe")).toBe("evil⟨202E⟩gnp.exe");
    expect(visibleText("we\u200bb-0")).toBe("we⟨200B⟩b-0");
    expect(visibleText("\u0000\u001b[31m")).toBe("⟨0000⟩⟨001B⟩[31m");
    expect(visibleText("\u2066x\u2069\ufeff")).toBe("⟨2066⟩x⟨2069⟩⟨FEFF⟩");
    expect(visibleText("tag\u{e0041}")).toBe("tag⟨E0041⟩");
    expect(visibleText("\ud800x")).toBe("⟨D800⟩x");
  });

  it("keeps markup as the letters it is made of", () => {
    expect(visibleText("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
  });

  it("makes one line of many, so that a pasted text runs nothing", () => {
    expect(visibleText("a\n  b\r\n\tc\u2028d")).toBe("a b c d");
  });

  it("does not let marks pile up over other lines", () => {
    expect(visibleText(`a${"\u0301".repeat(50)}b`)).toBe(`a${"\u0301".repeat(4)}b`);
  });

  it("is bounded", () => {
    expect(visibleText("x".repeat(1_000_000)).length).toBe(4_000);
  });
});
