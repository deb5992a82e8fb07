import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { TextDifference } from "@/components/ui/text-difference";
import type { Aspect, VersionChange } from "@/features/courses/compare-versions";
import type { TextDiff } from "@/features/courses/server/versions/version-queries";

/** What is different between two versions, each line with its place, what it is and what it means to students. */
export function ChangeList({
  changes,
  diffs = [],
}: {
  changes: readonly VersionChange[];
  diffs?: readonly TextDiff[];
}) {
  const t = useTranslations("versions.changes");
  if (changes.length === 0) return <p className="muted">{t("none")}</p>;
  return (
    <ol className="border-ink border-bs">
      {changes.map((change) => (
        <ChangeLine
          key={`${change.of} ${change.id} ${change.kind}`}
          change={change}
          diff={diffs.find(({ lessonId }) => lessonId === change.id && change.of !== "module")}
        />
      ))}
    </ol>
  );
}

const tags = { added: "new", removed: "removed", moved: "moved" } as const;

function ChangeLine({ change, diff }: { change: VersionChange; diff: TextDiff | undefined }) {
  const t = useTranslations("versions.changes");
  const words = useAspectText();
  const { of, kind, place, title, aspects, added } = change;
  const name = of === "course" ? t("course") : title;
  return (
    <li className="grid grid-cols-[3rem_minmax(0,1fr)_16rem] gap-x-4 border-line border-be py-2.5 max-[48rem]:grid-cols-[2.25rem_minmax(0,1fr)]">
      <span className="num text-ink-muted">{place}</span>
      <div>
        {name} {kind !== "changed" && <Tag>{t(tags[kind])}</Tag>}
        {added && (
          <span className="caption block">
            {t("added", {
              type: t.has(`types.${added.type}` as "types.VIDEO")
                ? t(`types.${added.type}` as "types.VIDEO")
                : added.type,
              minutes: added.minutes ?? 0,
              isRequired: String(added.isRequired),
            })}
          </span>
        )}
        {kind === "changed" && <span className="caption block">{aspects.map(words).join(", ")}</span>}
        {diff && <TextDifference places={diff.places} />}
      </div>
      <span className="caption block max-[48rem]:col-start-2">{t(`means.${meaningOf(change)}`)}</span>
    </li>
  );
}

/** What a change means to someone who moves to the later version: the first thing that is true of it. */
function meaningOf({ of, kind, aspects, added }: VersionChange) {
  const has = (...kinds: Aspect["kind"][]) => aspects.some((aspect) => kinds.includes(aspect.kind));
  if (of === "course") return "page";
  if (kind === "added") return of === "lesson" && added?.isRequired ? "oneMore" : "noMore";
  if (kind === "removed") return "kept";
  if (has("required", "shown")) return "counts";
  if (has("optional", "hidden")) return "countsNoMore";
  if (has("questionAdded", "questionRemoved", "questionChanged", "assessmentRules", "assessmentRemoved"))
    return "attempts";
  return has("moved", "files", "resources") ? "stay" : "again";
}

function useAspectText(): (aspect: Aspect) => string {
  const t = useTranslations("versions.changes");
  const level = (name: string) =>
    t.has(`levels.${name}` as "levels.GUEST") ? t(`levels.${name}` as "levels.GUEST") : name;
  return (aspect) => {
    switch (aspect.kind) {
      case "renamed":
        return t("aspects.renamed", { from: aspect.from });
      case "access":
        return t("aspects.access", { from: level(aspect.from), to: level(aspect.to) });
      case "detail":
        return t(`details.${aspect.field}`);
      case "questionAdded":
      case "questionRemoved":
      case "questionChanged":
      case "questionMoved":
        return t(`aspects.${aspect.kind}`, { question: aspect.question });
      default:
        return t(`aspects.${aspect.kind}`);
    }
  };
}
