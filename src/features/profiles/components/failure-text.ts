"use client";
import { useTranslations } from "next-intl";
import { describeFailure } from "@/components/api/client";
import { refusalName } from "@/components/api/refusal-name";

const known = [
  "username_shape",
  "username_length",
  "username_reserved",
  "username_taken",
  "not_a_picture",
  "too_large",
  "quota",
  "empty_file",
  "no_such_language",
  "sign_in_required",
  "offline",
] as const;

/** What an upload is refused for when its bytes are something else than an image. */
const noPicture = ["web_page", "program", "not_what_it_says", "unplayable", "drawing_with_program"];

/** What to tell someone whose change to the profile was refused. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations("profiles.errors");
  return (error) => {
    const name = describeFailure(error).reason.split(".").at(-1) ?? "";
    if (noPicture.includes(name)) return t("not_a_picture");
    return t(refusalName(error, known));
  };
}
