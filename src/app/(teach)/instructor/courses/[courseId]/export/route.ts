import { notFound } from "next/navigation";
import { isImportError } from "@/features/interchange/import-error";
import { zipStream } from "@/features/interchange/server/native/pack-course";
import { openExport } from "@/features/interchange/server/open-export";
import { getDeps } from "@/server/auth/viewer";
import { logger } from "@/server/log/logger";
import { getStorage } from "@/server/storage/get-storage";
import { archiveResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";
import { asPage, requireSite } from "@/server/trpc/rsc";

/** The course, or one version of it (`?version=ID`), as a .zip of its own format, packed while it is sent. */
export const GET = guardedRoute<{ courseId: string }>(
  "course.export",
  async ({ api, params, query }) => {
    await requireSite("portal.use");
    const versionId = query.get("version") ?? undefined;
    const { courseId, version } = await api.interchange.export({ ...params, versionId });
    const { db, requestId } = await getDeps();
    try {
      const opened = await openExport({ db, storage: getStorage() }, courseId, versionId);
      if (opened === null) notFound();
      const suffix = version === null ? "" : version.isDiscarded ? "-discarded" : `-version-${version.number}`;
      const archive = zipStream(opened.texts, opened.media);
      archive.on("error", (error) => logger.warn({ requestId, courseId, err: error }, "an export was cut off"));
      return archiveResponse(archive, `${opened.slug}${suffix}.zip`);
    } catch (error) {
      if (!isImportError(error)) throw error;
      const back = `/instructor/courses/${courseId}?missing=${encodeURIComponent(error.file ?? "")}`;
      return new Response(null, { status: 303, headers: { location: back } });
    }
  },
  { refuse: asPage },
);
