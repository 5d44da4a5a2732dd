import type { StorageTemplate, StorageView } from "@/lib/statefulset/storage/storage-view.ts";
import { readableQuantity } from "../text/format-bytes.ts";
import { Text } from "../text/text.tsx";
import { NoteLines } from "../ui/note-lines.tsx";
import { Panel } from "../ui/panel.tsx";
import { modeWords } from "./claim-words.ts";

/** What the set would make for a new ordinal, what becomes of claims when it is scaled or deleted, and what is wrong with its templates. */
export function StorageSummary({ storage: { templates, retention, notes, dark } }: { storage: StorageView }) {
  if (templates.length === 0 && notes.length === 0) return null;
  return (
    <Panel className="mb-3.5">
      <section aria-label="Claim templates and retention" className="grid gap-x-8 gap-y-3 px-4 py-3.5 lg:grid-cols-2">
        {templates.length > 0 && (
          <div className="min-w-0">
            <h2 className="mb-1 font-semibold">{templates.length === 1 ? "Claim template" : "Claim templates"}</h2>
            <ul className="grid gap-1.5">
              {templates.map((template) => (
                <Template key={template.name} template={template} isDark={dark.classes !== undefined} />
              ))}
            </ul>
          </div>
        )}
        {templates.length > 0 && (
          <div className="min-w-0">
            <h2 className="mb-1 font-semibold">
              Retention{" "}
              <span className="font-normal text-faint text-xs">
                whenScaled <Text>{retention.whenScaled}</Text>, whenDeleted <Text>{retention.whenDeleted}</Text>
              </span>
            </h2>
            {retention.sentences.map((sentence) => (
              <p key={sentence} className="text-soft">
                {sentence}
              </p>
            ))}
          </div>
        )}
        {notes.length > 0 && <NoteLines notes={notes} className="lg:col-span-2" />}
      </section>
    </Panel>
  );
}

function Template({ template, isDark }: { template: StorageTemplate; isDark: boolean }) {
  const { name, requested, accessModes, mounts } = template;
  const facts = [...(requested === undefined ? [] : [readableQuantity(requested)]), modeWords(accessModes)].filter(Boolean).join(" · ");
  return (
    <li className="min-w-0 text-soft">
      <Text className="break-all font-medium font-mono text-code text-ink">{name}</Text> <Text>{facts}</Text>
      <Text className="block break-words">{classSentence(template, isDark)}</Text>
      {mounts.map(({ container, path }) => (
        <span key={`${container} ${path}`} className="block break-words">
          Mounted at <Text className="break-all font-mono text-code">{path}</Text> in <Text className="break-all">{container}</Text>.
        </span>
      ))}
    </li>
  );
}

function classSentence({ className, storageClass }: StorageTemplate, isDark: boolean): string {
  if (!storageClass) {
    if (className === "") return "It asks for no class: somebody makes the volumes by hand.";
    if (isDark) return className === undefined ? "Of the default class." : `Of class ${className}.`;
    return className === undefined ? "It names no class, and no class is the default." : `Its class ${className} does not exist.`;
  }
  const { name, provisioner, bindingMode, reclaimPolicy, allowsExpansion } = storageClass;
  const which = className === undefined ? `Of the default class, ${name}` : `Of class ${name}`;
  const when = bindingMode === "WaitForFirstConsumer" ? "made where the pod is scheduled" : "made at once";
  const grows = allowsExpansion ? "can grow" : "cannot grow";
  return `${which}: by ${provisioner}, ${when}, ${grows}, reclaim policy ${reclaimPolicy}.`;
}
