import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { TableFrame } from "@/components/ui/table-frame";
import type { ListedRequest } from "@/features/drafting/server/ledger/list-requests";
import { stages } from "@/features/drafting/suggestions";
import { Costs } from "./costs";
import { Figure } from "./figure";
import { outcomeIcon, useOutcomeText } from "./outcome-text";

const columns = ["when", "person", "stage", "model", "read", "written", "cost", "took", "outcome"] as const;
const figures: readonly string[] = ["read", "written", "cost", "took"];

/** Requests as they are in the ledger. */
export function RequestTable({ requests }: { requests: readonly ListedRequest[] }) {
  const t = useTranslations("prompts.ledger");
  return (
    <TableFrame aria-label={t("caption")}>
      <table>
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th
                key={name}
                scope="col"
                className={figures.includes(name) ? "r" : name === "outcome" ? "ps-6" : undefined}
              >
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function RequestRow({ request }: { request: ListedRequest }) {
  const t = useTranslations("prompts.ledger");
  const words = useOutcomeText();
  const { createdAt, endedAt, userId, name, model, inputTokens, outputTokens, cost, latencyMs, outcome, error } =
    request;
  return (
    <tr>
      <th scope="row" className="nowrap num">
        <LocalTime at={createdAt} shape="second" />
      </th>
      <td>
        <Link href={`/admin/prompts/ledger?person=${userId}`}>{name}</Link>
      </td>
      <td>
        <StageCell request={request} />
      </td>
      <td className="mono">{model}</td>
      <td className="r num" data-l={t("read")}>
        {endedAt === null ? t("about", { tokens: inputTokens }) : <Figure value={inputTokens} />}
      </td>
      <td className="r" data-l={t("written")}>
        <Figure value={outputTokens} />
      </td>
      <td className="r" data-l={t("cost")}>
        <Costs of={cost === null ? [] : [cost]} none={t("noCost")} />
      </td>
      <td className="r num nowrap" data-l={t("took")}>
        {endedAt !== null && t("seconds", { seconds: latencyMs / 1_000 })}
      </td>
      <td className="max-[48rem]:basis-full min-[48rem]:ps-6">
        <span className={outcome === "answered" || outcome === "started" ? "state" : "state state--caution"}>
          <Icon name={outcomeIcon(outcome)} /> {words(outcome)}
        </span>
        {error && (
          <span className="caption wrap-anywhere max-inline-96" dir="auto">
            {error}
          </span>
        )}
      </td>
    </tr>
  );
}

/** The stage, leading to the version that it was asked with. */
function StageCell({ request: { stage, prompt } }: { request: ListedRequest }) {
  const t = useTranslations("prompts");
  const name = stages.find((each) => each === stage);
  if (prompt !== null) {
    const { number } = prompt;
    return (
      <Link href={`/admin/prompts/${prompt.stage}?version=${number}#versions`}>
        {t("ledger.version", { stage: t(`stages.${prompt.stage}`), number })}
      </Link>
    );
  }
  return name === undefined ? stage || t("ledger.noStage") : t(`stages.${name}`);
}
