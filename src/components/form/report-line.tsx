import type { Report } from "@/components/api/use-call";

/** What came of a form's call, said aloud: at once if it was refused. */
export function ReportLine({ report }: { report: Report | null }) {
  const isProblem = report?.isProblem ?? false;
  return (
    <p role={isProblem ? "alert" : "status"} className={isProblem ? "field__error" : undefined}>
      {report?.words}
    </p>
  );
}
