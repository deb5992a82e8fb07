import { useTranslations } from "next-intl";
import { Messages } from "@/components/i18n/messages";
import { Ledge } from "@/components/ui/ledge";
import { TaskLead, TaskSide } from "@/components/work/task";
import { ImportForm } from "@/features/interchange/components/import-form";

const kinds = ["lectern", "olx", "cartridge", "qti", "markdown"] as const;

/** Where an import starts: the file, and what can be read. */
export function ImportStart({ limit }: { limit: string }) {
  const t = useTranslations("interchange.import");
  return (
    <>
      <h1>{t("title")}</h1>
      <TaskLead>{t("lead")}</TaskLead>
      <Ledge />
      <Messages only={["interchange"]}>
        <ImportForm limit={limit} />
      </Messages>
      <h2>{t("kinds")}</h2>
      <dl className="border-ink border-bs">
        {kinds.map((kind) => (
          <div
            className="grid grid-cols-[13rem_minmax(0,1fr)] gap-x-6 border-line border-be py-3 max-phone:grid-cols-[1fr]"
            key={kind}
          >
            <dt className="font-heavy">
              {t(`kind.${kind}`)}
              <span className="caption block font-plain">{t(`kind.${kind}Form`)}</span>
            </dt>
            <dd className="text-ink-muted">{t(`kind.${kind}Why`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const command = ["npm run course:import -- \\", "PATH --instructor EMAIL \\", "--dry-run"];
const asides = ["again", "terminal", "never"] as const;

/** Beside it: what to know before. */
export function ImportAside() {
  const t = useTranslations("interchange.import");
  return (
    <TaskSide aria-label={t("before")}>
      {asides.map((name) => (
        <section key={name}>
          <h2>{t(name)}</h2>
          <p className="caption">{t(`${name}Why`)}</p>
          {name === "terminal" && (
            <p className="caption mono">
              {command.map((line) => (
                <bdi key={line}>
                  {line}
                  <br />
                </bdi>
              ))}
            </p>
          )}
        </section>
      ))}
    </TaskSide>
  );
}
