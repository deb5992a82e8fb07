import type { ErrorFacts, FromBrowser } from "@/lib/app-error";
import type { CueProblem } from "./web-vtt";

declare module "@/lib/app-error" {
  interface Reasons {
    "media.captions_faulty": { line: number; problem: CueProblem } | { cue: number; problem: CueProblem };
    "media.completing": null;
    "media.drawing_with_program": ErrorFacts;
    "media.empty_file": null;
    "media.file_changed": FromBrowser;
    "media.hash_missing": null;
    "media.in_use": { count: number };
    "media.no_such_part": { partNumber: number; count: number };
    "media.not_a_picture": null;
    /** Another kind of file than the question takes. */
    "media.not_accepted": ErrorFacts;
    "media.not_what_it_says": ErrorFacts;
    "media.parts_missing": { missing: number };
    "media.program": ErrorFacts;
    "media.quota": {
      usedBytes: number;
      reservedBytes: number;
      quotaBytes: number;
      freeBytes: number;
      sizeBytes: number;
    };
    "media.unplayable": ErrorFacts;
    "media.upload_differs": null;
    "media.upload_over": null;
    "media.web_page": ErrorFacts;
  }
}
