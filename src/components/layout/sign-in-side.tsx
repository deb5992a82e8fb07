import { Cover } from "@/components/covers/cover";

const shown = [
  { seed: "hearing-counterpoint", category: "music" },
  { seed: "the-grammar-of-maps", category: "craft" },
  { seed: "reading-a-tide-table", category: "earth-ocean" },
  { seed: "proof-by-picture", category: "mathematics" },
] as const;

/** Covers beside a form: decoration, with nothing to read or press. */
export function SignInSide() {
  return (
    <div className="sign-in__side" aria-hidden="true">
      {shown.map(({ seed, category }) => (
        <Cover key={seed} seed={seed} category={category} eager />
      ))}
    </div>
  );
}
