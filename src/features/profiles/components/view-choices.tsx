"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Preferences, readingFaces, themes } from "@/features/profiles/preferences";

const serif = "[font:400_1rem/1.5rem_var(--serif)]";
/** Both themes beside each other: the second half is drawn over the first. */
const bothHalves =
  "relative after:absolute after:inset-y-0 after:start-1/2 after:end-0 after:bg-paper after:px-3 after:py-2 after:text-ink after:scheme-dark after:content-['Aa']";
const looks = {
  system: `${serif} scheme-light ${bothHalves}`,
  light: `${serif} scheme-light`,
  dark: `${serif} scheme-dark`,
} as const;

export function ThemeChoice({
  value,
  onChoose,
}: {
  value: Preferences["theme"];
  onChoose: (theme: Preferences["theme"]) => void;
}) {
  const t = useTranslations("profiles.preferences");
  return (
    <Choices legend={t("theme")}>
      {themes.map((theme) => (
        <Choice
          key={theme}
          name="theme"
          look={looks[theme]}
          text={t("letters")}
          isChosen={theme === value}
          onChoose={() => onChoose(theme)}
        >
          {t(`themes.${theme}`)}
        </Choice>
      ))}
    </Choices>
  );
}

export function FaceChoice({
  value,
  onChoose,
}: {
  value: Preferences["reading"];
  onChoose: (face: Preferences["reading"]) => void;
}) {
  const t = useTranslations("profiles.preferences");
  return (
    <div className="mbs-6">
      <Choices legend={t("face")}>
        {readingFaces.map((face) => (
          <Choice
            key={face}
            name="face"
            look={face === "sans" ? "text-ui font-sans" : serif}
            text={t("line")}
            isChosen={face === value}
            onChoose={() => onChoose(face)}
          >
            {t(`faces.${face}`)}
          </Choice>
        ))}
      </Choices>
    </div>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <div className="grid grid-cols-3 gap-3 max-phone:grid-cols-[1fr]">{children}</div>
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  look: string;
  text: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

/** One look, shown as it will be. */
function Choice({ name, look, text, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="grid cursor-pointer gap-2 rounded-control border border-edge bg-raised p-3 has-checked:border-ink has-checked:[box-shadow:inset_0_0_0_1px_var(--ink)] max-phone:grid-cols-[11rem_1fr] max-phone:items-center max-phone:p-2">
      <span
        className={`block block-18 overflow-hidden rounded-tick border border-line bg-paper px-3 py-2 text-ink forced-colors:forced-color-adjust-none max-phone:block-[2.625rem] ${look}`}
        aria-hidden="true"
      >
        {text}
      </span>
      <span className="flex items-center gap-2.5">
        <input className="m-0" type="radio" name={name} checked={isChosen} onChange={onChoose} /> {children}
      </span>
    </label>
  );
}
