import "server-only";
import * as z from "zod";
import {
  DescribeFile,
  FileRef,
  ListFiles,
  MediaFile,
  RenameFile,
  SignParts,
  StartUpload,
  UploadPlan,
  UploadRef,
} from "@/features/media/schema";
import { deleteFile } from "@/features/media/server/library/delete-file";
import { describeFile, renameFile } from "@/features/media/server/library/edit-file";
import { getFileLinks } from "@/features/media/server/library/get-file";
import { listFiles } from "@/features/media/server/library/list-files";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { storageAdminRouter } from "@/features/media/server/storage-admin/router";
import { cancelUpload } from "@/features/media/server/uploads/cancel-upload";
import { completeUpload } from "@/features/media/server/uploads/complete-upload";
import { listUnfinishedUploads } from "@/features/media/server/uploads/list-unfinished";
import { SignedPart, signParts } from "@/features/media/server/uploads/sign-parts";
import { startUpload } from "@/features/media/server/uploads/start-upload";
import { getStorage } from "@/server/storage/get-storage";
import type { PersonDeps } from "@/server/trpc/context";
import { onCourse, onSite, router } from "@/server/trpc/init";

const withStorage = (ctx: PersonDeps): MediaDeps => ({ ...ctx, storage: getStorage() });

export const mediaRouter = router({
  storageAdmin: storageAdminRouter,
  startUpload: onSite("media.use")
    .input(StartUpload)
    .output(UploadPlan)
    .mutation(({ ctx, input }) => startUpload(withStorage(ctx), input)),
  signParts: onSite("media.use")
    .input(SignParts)
    .output(z.array(SignedPart))
    .mutation(({ ctx, input }) => signParts(withStorage(ctx), input)),
  completeUpload: onSite("media.use")
    .input(UploadRef)
    .output(MediaFile)
    .mutation(({ ctx, input }) => completeUpload(withStorage(ctx), input)),
  cancelUpload: onSite("media.use")
    .input(UploadRef)
    .mutation(({ ctx, input }) => cancelUpload(withStorage(ctx), input)),
  files: onSite("media.use")
    .input(ListFiles.omit({ courseId: true }))
    .query(({ ctx, input }) => listFiles(withStorage(ctx), { ...input, courseId: null })),
  /** The asker's own files and those that the course holds already. */
  filesForCourse: onCourse("course.edit")
    .input(ListFiles.omit({ courseId: true }))
    .query(({ ctx, input }) => listFiles(withStorage(ctx), { ...input, courseId: ctx.course.id })),
  fileLinks: onSite("media.use")
    .input(FileRef)
    .query(({ ctx, input }) => getFileLinks(withStorage(ctx), input)),
  renameFile: onSite("media.use")
    .input(RenameFile)
    .output(MediaFile)
    .mutation(({ ctx, input }) => renameFile(withStorage(ctx), input)),
  describeFile: onSite("media.use")
    .input(DescribeFile)
    .output(MediaFile)
    .mutation(({ ctx, input }) => describeFile(withStorage(ctx), input)),
  deleteFile: onSite("media.use")
    .input(FileRef)
    .mutation(({ ctx, input }) => deleteFile(withStorage(ctx), input)),
  unfinishedUploads: onSite("media.use").query(({ ctx }) => listUnfinishedUploads(withStorage(ctx))),
});
