import { describe, expect, it } from "vitest";
import { helmVersions } from "../../e2e/helm.ts";
import type { ProgramVersion } from "../../e2e/unpack-program.ts";
import { flagsOf, hasHelm, only, parseManifests, template, type Values } from "./helm-template.ts";

/** `helm template` prints no notes; but an object of the user's own may include them. */
const carrier = `
apiVersion: v1
kind: ConfigMap
metadata: {name: notes}
data: {text: {{ include "statefulset-explorer.notes" . | toJson }}}`;

async function notesOf(version: ProgramVersion, values: Values): Promise<string> {
  const manifests = parseManifests(await template(version, flagsOf({ ...values, extraObjects: [carrier] })));
  const { text } = only(manifests, "ConfigMap", "notes").data as { text: string };
  return text;
}

describe.skipIf(!hasHelm).each(helmVersions)("the notes, by helm %s", (version) => {
  it("say how to open it: by port-forward, under its base path, and by the Ingress", async () => {
    expect(await notesOf(version, {})).toMatch(
      /^ {2}kubectl --namespace tools port-forward service\/statefulset-explorer 3000:80\n {2}http:\/\/127\.0\.0\.1:3000\/\n\n/m,
    );
    const ingress = { enabled: true, hosts: ["sets.example.org"], tls: [{ hosts: ["sets.example.org"], secretName: "tls" }] };
    const notes = await notesOf(version, { basePath: "/sets", service: { port: 8080 }, ingress });
    expect(notes).toContain("3000:8080\n  http://127.0.0.1:3000/sets/\n  https://sets.example.org/sets/\n");
  });

  it("say what the account may do, and where", async () => {
    const everywhere = await notesOf(version, {});
    expect(everywhere).toContain("may list and watch, in every namespace: StatefulSets");
    expect(everywhere).toContain("PersistentVolumes, StorageClasses and Nodes");
    expect(everywhere).toContain("It may not read Secrets");
    const named = await notesOf(version, { namespaces: ["shop", "billing"] });
    expect(named).toContain("may list and watch, in shop, billing: StatefulSets");
    expect(named).not.toContain("PersistentVolumes, StorageClasses and Nodes");
    expect(await notesOf(version, { rbac: { create: false } })).toContain("was given no rights here (rbac.create is false).");
  });

  it("say what is left behind by helm uninstall, and how to be rid of it", async () => {
    expect(await notesOf(version, {})).toMatch(/`helm uninstall` leaves nothing behind\.$/);
    expect(await notesOf(version, { demo: { enabled: true } })).toContain(
      "leaves nothing behind but the demo's claims, and so its counts. To delete them as well:\n" +
        "  kubectl --namespace tools delete persistentvolumeclaims --selector " +
        "app.kubernetes.io/name=statefulset-explorer-demo,app.kubernetes.io/instance=statefulset-explorer",
    );
    const deleted = await notesOf(version, { demo: { enabled: true, storage: { whenDeleted: "Delete" } } });
    expect(deleted).toMatch(/leaves nothing behind: the demo's claims are deleted with it\.$/);
  });

  it("say when the demo is where nobody watches", async () => {
    const demo = { enabled: true };
    expect(await notesOf(version, { demo, namespaces: ["shop"] })).toContain("tools is not among the watched namespaces");
    expect(await notesOf(version, { demo, namespaces: ["shop", "tools"] })).not.toContain("not among");
  });
});
