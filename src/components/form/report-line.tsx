import type { Report } from "@/components/api/use-reported-call";
import { Icon } from "@/components/ui/icon";

/** What came of a form's call; a sentence alone says why it was refused. */
export type FormReport = Report | string | null;

/** Reads out what came of a form's call: at once if it was refused. */
export function ReportLine({ report }: { report: FormReport }) {
  const { words, isProblem } = typeof report === "string" ? { words: report, isProblem: true } : (report ?? nothing);
  return (
    <p role={isProblem ? "alert" : "status"} className={isProblem ? "field__error" : undefined}>
      {isProblem && <Icon name="circle-alert" />} {words}
    </p>
  );
}

const nothing: Report = { words: "", isProblem: false };
