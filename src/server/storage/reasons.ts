import "server-only";
import type { ErrorFacts } from "@/lib/app-error";

declare module "@/lib/app-error" {
  interface Reasons {
    "remote.failed": ErrorFacts | null;
    "remote.not_allowed": ErrorFacts | null;
    "remote.not_found": ErrorFacts | null;
    "remote.too_large": { maxBytes: number };
    "storage.missing_part": { partNumber: number };
    "storage.no_upload": null;
    "storage.too_large": { maxBytes: number; sizeBytes?: number };
    "storage.wrong_checksum": { partNumber: number };
    "storage.wrong_size": { partNumber: number };
  }
}
