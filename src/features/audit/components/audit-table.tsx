import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { AuditFilter } from "@/features/audit/schema";
import type { AuditPage, ListedEvent } from "@/features/audit/server/list-events";
import { useAuditText } from "./audit-text";
import { Change, thingWords } from "./audit-value";

interface Props {
  page: Pick<AuditPage, "events" | "names" | "timeZone">;
  hrefOf: (changes: Partial<AuditFilter>) => string;
}

/** The rows of the log, day by day on the reader's clock. */
export function AuditTable({ page: { events, names, timeZone }, hrefOf }: Props) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const dayOf = (at: Date) =>
    format.dateTime(at, { weekday: "long", day: "numeric", month: "short", year: "numeric", timeZone });
  return (
    <div className="datatable audit">
      <table>
        <caption className="visually-hidden">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t("when")} (<span translate="no">{timeZone}</span>)
            </th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("about")}</th>
            <th scope="col">{t("change")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, at) => {
            const day = dayOf(event.createdAt);
            const isFirst = at === 0 || day !== dayOf(events[at - 1]?.createdAt ?? event.createdAt);
            return (
              <Fragment key={event.id}>
                {isFirst && (
                  <tr className="audit__day">
                    <td colSpan={4}>
                      <time dateTime={event.createdAt.toISOString()}>{day}</time>
                    </td>
                  </tr>
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

type RowProps = { event: ListedEvent } & Pick<AuditPage, "names" | "timeZone"> & Pick<Props, "hrefOf">;

function Row({ event, names, timeZone, hrefOf }: RowProps) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { actionOf, kindOf } = useAuditText();
  const { actorId, createdAt, objectType, objectId, ipAddress, changes, erasedFields } = event;
  const clock = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone } as const;
  const thing = thingWords(names[objectId]);
  return (
    <tr>
      <td className="num">
        <time dateTime={createdAt.toISOString()}>{format.dateTime(createdAt, clock)}</time>
      </td>
      <td>
        {actionOf(event.action)}
        <span className="caption">
          {actorId === null ? (
            t("bySite")
          ) : (
            <Link href={hrefOf({ who: actorId })} prefetch={false}>
              <bdi translate="no">{names[actorId]?.person ?? actorId}</bdi>
            </Link>
          )}
          {ipAddress !== null && (
            <> · {t.rich("fromAddress", { address: () => <bdi translate="no">{ipAddress}</bdi> })}</>
          )}
        </span>
      </td>
      <td>
        <Link href={hrefOf({ kind: objectType, thing: objectId })} prefetch={false}>
          {thing === null ? (
            <span translate="no" className="audit__text">
              {objectId}
            </span>
          ) : (
            <bdi translate="no">{thing}</bdi>
          )}
        </Link>
        <span className="caption">{kindOf(objectType)}</span>
      </td>
      <td className="muted">
        {changes.length > 0 && (
          <ul className="audit__changes">
            {changes.map((change) => (
              <Change key={change.field} of={change} names={names} />
            ))}
          </ul>
        )}
        {erasedFields.length > 0 &&
          t.rich("erased", { fields: () => <span translate="no">{erasedFields.join(", ")}</span> })}
        <span className="caption">
          {t("number", { number: event.sequence })} <code className="audit__text">{event.hash.slice(0, 12)}</code>
        </span>
      </td>
    </tr>
  );
}
