import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { LocalTime } from "@/components/i18n/local-time";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { Link } from "@/components/ui/link";
import { useGradeChange } from "@/features/gradebook/hooks/use-grade-change";
import { longestReason, readHundredths } from "@/features/gradebook/rules";
import type { CellHistory } from "@/features/gradebook/server/get-cell";
import type { GradeRow } from "@/features/gradebook/server/read-rows";
import type { GradeColumn } from "./gradebook-table";

interface GradeDialogProps {
  courseId: string;
  row: GradeRow;
  column: GradeColumn;
  mayGrade: boolean;
  onChanged: (row: GradeRow) => void;
  onClose: () => void;
}

/** One student's field: where its points come from, and others in their place. */
export function GradeDialog({ courseId, row, column, mayGrade, onChanged, onClose }: GradeDialogProps) {
  const t = useTranslations("gradebook.one");
  const cell = row.cells[column.place];
  if (!cell) return null;
  const about = { courseId, enrollmentId: row.enrollmentId, itemId: column.id, cell, onChanged };
  return (
    <Dialog open title={t("title", { student: row.name, item: column.title })} onClose={onClose}>
      <GradeForm {...about} column={column} mayGrade={mayGrade} onClose={onClose} />
    </Dialog>
  );
}

type FormProps = Parameters<typeof useGradeChange>[0] & Pick<GradeDialogProps, "column" | "mayGrade" | "onClose">;

function GradeForm({ column, mayGrade, onClose, ...about }: FormProps) {
  const t = useTranslations("gradebook.one");
  const { history, lost, isBusy, problem, change } = useGradeChange(about);
  const { cell } = about;
  const [points, setPoints] = useState(cell.points === null ? "" : String(cell.points / 100));
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const given = readHundredths(points, column.maxPoints);
  const most = column.maxPoints / 100;

  const close = (isSaved: boolean) => isSaved && onClose();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    // What is computed stays computed, unless a reason is given for keeping it as it is.
    if (given !== null && given === cell.points && reason.trim() === "") return onClose();
    if (given !== null) close(await change(given, reason));
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void save(event)}>
      {mayGrade && (
        <>
          <TextField
            label={t("points")}
            className="num"
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={points}
            hint={t("pointsHint", { most })}
            error={isTried && given === null && t("pointsBad", { most })}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setPoints(event.target.value)}
          />
          <TextArea
            label={t("reason")}
            rows={2}
            dir="auto"
            maxLength={longestReason}
            value={reason}
            hint={t("reasonHint")}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
      <ErrorLine words={problem ?? lost} />
      <div className="row row--tight">
        {mayGrade && (
          <Button type="submit" look="first" disabled={isBusy}>
            {t("save")}
          </Button>
        )}
        {mayGrade && cell.is === "given" && (
          <Button disabled={isBusy} onClick={async () => close(await change(null, reason))}>
            {t("takeBack")}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
      {history && <History of={history} />}
    </form>
  );
}

function History({ of: { attempts, grades, lesson, isHidden } }: { of: CellHistory }) {
  const t = useTranslations("gradebook.one");
  const time = (at: string) => () => <LocalTime at={at} shape="moment" />;
  return (
    <>
      {isHidden && <p className="text-ink-muted">{t("hidden")}</p>}
      {attempts.length > 0 && (
        <section aria-labelledby="cell-attempts">
          <h3 id="cell-attempts">{t("attempts")}</h3>
          <ul>
            {attempts.map((attempt) => (
              <li key={attempt.id}>
                <Link href={`/learn/${lesson?.slug}/${lesson?.id}/attempt/${attempt.id}`}>
                  {t("attempt", { number: attempt.number })}
                </Link>{" "}
                {attempt.percentage === null ? t("waits") : t("percent", { percent: attempt.percentage / 100 })},{" "}
                {time(attempt.endedAt)()}
              </li>
            ))}
          </ul>
        </section>
      )}
      {grades.length > 0 && (
        <section aria-labelledby="cell-grades">
          <h3 id="cell-grades">{t("history")}</h3>
          <ol>
            {grades.map((grade) => (
              <li key={grade.number}>
                {grade.points === null ? t("tookBack") : t("gave", { points: grade.points / 100 })}{" "}
                <span className="caption">{t.rich("by", { by: grade.by ?? "none", time: time(grade.at) })}</span>
                {grade.reason !== "" && <p className="wrap-anywhere">{grade.reason}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
