"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Preferences, readingFaces, themes } from "@/features/profiles/preferences";

const looks = {
  system: "choice__view choice__view--auto",
  light: "choice__view choice__view--light",
  dark: "choice__view choice__view--dark",
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
    <div className="subfield">
      <Choices legend={t("face")}>
        {readingFaces.map((face) => (
          <Choice
            key={face}
            name="face"
            look={face === "sans" ? "choice__view choice__view--sans" : "choice__view"}
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
    <fieldset className="choice-group">
      <legend className="label">{legend}</legend>
      <div className="choices">{children}</div>
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
    <label className="choice">
      <span className={look} aria-hidden="true">
        {text}
      </span>
      <span>
        <input type="radio" name={name} checked={isChosen} onChange={onChoose} /> {children}
      </span>
    </label>
  );
}
