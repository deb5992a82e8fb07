import { useFormatter, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { tableClass } from "@/components/ui/table-frame";
import type { AuditFilter } from "@/features/audit/schema";
import type { AuditPage, ListedEvent } from "@/features/audit/server/list-events";
import { useAuditText } from "./audit-text";
import { Change, thingWords } from "./audit-value";

interface Props {
  page: Pick<AuditPage, "events" | "names" | "timeZone">;
  hrefOf: (changes: Partial<AuditFilter>) => string;
}

/** Of a cell on a phone: below time and act. */
const below = "max-[48rem]:order-3 max-[48rem]:col-[1/-1]";

/** The rows of the log, day by day on the reader's clock. */
export function AuditTable({ page: { events, names, timeZone }, hrefOf }: Props) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const dayOf = (at: Date) =>
    format.dateTime(at, { weekday: "long", day: "numeric", month: "short", year: "numeric", timeZone });
  return (
    <div className={`${tableClass} [&_td>.caption]:block max-[48rem]:[&_td]:border-0 max-[48rem]:[&_td]:p-0`}>
      <table className="max-[48rem]:block">
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead className="max-[48rem]:sr-only max-[48rem]:block">
          <tr>
            <th scope="col">
              {t("when")} (<span translate="no">{timeZone}</span>)
            </th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("about")}</th>
            <th scope="col">{t("change")}</th>
          </tr>
        </thead>
        <tbody className="max-[48rem]:block">
          {events.map((event, at) => {
            const day = dayOf(event.createdAt);
            const isFirst = at === 0 || day !== dayOf(events[at - 1]?.createdAt ?? event.createdAt);
            return (
              <Fragment key={event.id}>
                {isFirst && (
                  <LogRow className="border-ink">
                    <td className="border-ink pbs-4 font-heavy max-[48rem]:col-[1/-1]" colSpan={4}>
                      <time dateTime={event.createdAt.toISOString()}>{day}</time>
                    </td>
                  </LogRow>
                )}
                <Row event={event} names={names} timeZone={timeZone} hrefOf={hrefOf} />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** On a phone a row is a block: time and act above, the rest below. */
function LogRow({ className, children }: { className: string; children: ReactNode }) {
  return (
    <tr
      className={`max-[48rem]:grid max-[48rem]:grid-cols-[minmax(0,1fr)_auto] max-[48rem]:gap-x-4 max-[48rem]:border-be max-[48rem]:py-2.5 ${className}`}
    >
      {children}
    </tr>
  );
}

type RowProps = { event: ListedEvent } & Pick<AuditPage, "names" | "timeZone"> & Pick<Props, "hrefOf">;

function Row({ event, names, timeZone, hrefOf }: RowProps) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { actionOf, kindOf } = useAuditText();
  const { actorId, createdAt, objectType, objectId, ipAddress, changes, erasedFields } = event;
  const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone } as const;
  const thing = thingWords(names[objectId]);
  return (
    <LogRow className="border-line">
      <td className="num whitespace-nowrap max-[48rem]:order-2 max-[48rem]:text-ink-muted">
        <time dateTime={createdAt.toISOString()}>{format.dateTime(createdAt, clock)}</time>
      </td>
      <td className="max-[48rem]:order-1 max-[48rem]:font-strong">
        {actionOf(event.action)}
        <span className="caption">
          {actorId === null ? (
            t("bySite")
          ) : (
            <Link href={hrefOf({ who: actorId })}>
              <bdi translate="no">{names[actorId]?.person ?? actorId}</bdi>
            </Link>
          )}
          {ipAddress !== null && (
            <> · {t.rich("fromAddress", { address: () => <bdi translate="no">{ipAddress}</bdi> })}</>
          )}
        </span>
      </td>
      <td className={below}>
        <Link href={hrefOf({ kind: objectType, thing: objectId })}>
          {thing === null ? (
            <span translate="no" className="whitespace-pre-line wrap-anywhere">
              {objectId}
            </span>
          ) : (
            <bdi translate="no">{thing}</bdi>
          )}
        </Link>
        <span className="caption">{kindOf(objectType)}</span>
      </td>
      <td className={`muted ${below}`}>
        {changes.length > 0 && (
          <ul>
            {changes.map((change) => (
              <Change key={change.field} of={change} names={names} />
            ))}
          </ul>
        )}
        {erasedFields.length > 0 &&
          t.rich("erased", { fields: () => <span translate="no">{erasedFields.join(", ")}</span> })}
        <span className="caption">
          {t("number", { number: event.sequence })}{" "}
          <code className="whitespace-pre-line wrap-anywhere">{event.hash.slice(0, 12)}</code>
        </span>
      </td>
    </LogRow>
  );
}
