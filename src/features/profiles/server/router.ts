import "server-only";
import * as z from "zod";
import { UploadRef } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { ShownPortrait } from "@/features/media/server/portraits/keep-portrait";
import { SignedPart } from "@/features/media/server/uploads/sign-parts";
import { DeviceView, SavePreferences } from "@/features/profiles/preferences";
import {
  ChangeUsername,
  PersonPageRef,
  SaveProfileField,
  SetProfilePublic,
  ShowProfileField,
  StartPicture,
} from "@/features/profiles/schema";
import { getStorage } from "@/server/storage/get-storage";
import type { PersonDeps } from "@/server/trpc/context";
import { onSite, router } from "@/server/trpc/init";
import { Saved } from "@/server/trpc/saved";
import { changeUsername } from "./change-username";
import { getOwnProfile } from "./get-own-profile";
import { getPersonPage } from "./get-person-page";
import { getPreferences } from "./get-preferences";
import { removePicture, savePicture } from "./picture";
import { savePreferences } from "./save-preferences";
import { saveProfileField } from "./save-profile-field";
import { setProfilePublic, showProfileField } from "./show-profile-field";
import { startPicture } from "./start-picture";

const withStorage = (ctx: PersonDeps): MediaDeps => ({ ...ctx, storage: getStorage() });

export const profilesRouter = router({
  own: onSite("account.own").query(({ ctx }) => getOwnProfile(ctx)),
  saveField: onSite("account.own")
    .input(SaveProfileField)
    .output(Saved)
    .mutation(({ ctx, input }) => saveProfileField(ctx, input)),
  showField: onSite("account.own")
    .input(ShowProfileField)
    .output(Saved)
    .mutation(({ ctx, input }) => showProfileField(ctx, input)),
  setPublic: onSite("account.own")
    .input(SetProfilePublic)
    .output(Saved)
    .mutation(({ ctx, input }) => setProfilePublic(ctx, input)),
  changeUsername: onSite("account.own")
    .input(ChangeUsername)
    .output(z.object({ username: z.string() }))
    .mutation(({ ctx, input }) => changeUsername(ctx, input)),
  startPicture: onSite("account.own")
    .input(StartPicture)
    .output(z.object({ part: SignedPart.nullable() }))
    .mutation(({ ctx, input }) => startPicture(withStorage(ctx), input)),
  savePicture: onSite("account.own")
    .input(UploadRef)
    .output(ShownPortrait)
    .mutation(({ ctx, input }) => savePicture(withStorage(ctx), input)),
  removePicture: onSite("account.own")
    .output(Saved)
    .mutation(({ ctx }) => removePicture(withStorage(ctx))),

  preferences: onSite("account.own").query(({ ctx }) => getPreferences(ctx)),
  savePreferences: onSite("account.own")
    .input(SavePreferences)
    .output(Saved)
    .mutation(({ ctx, input }) => savePreferences(ctx, input)),
  /** The whole view of a device, from the switches of any page. */
  setView: onSite("account.own")
    .input(DeviceView)
    .output(Saved)
    .mutation(({ ctx, input }) => savePreferences(ctx, input)),

  /** What everybody may see; who has no public page is not there. */
  person: onSite("site.read")
    .input(PersonPageRef)
    .query(({ ctx, input }) => getPersonPage(ctx, input)),
});
