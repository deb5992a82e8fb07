import { TextField } from "./text-field";

/** Someone who has an account, by username or address. */
export function PersonField({
  label,
  value,
  onText,
}: {
  label: string;
  value: string;
  onText: (text: string) => void;
}) {
  return (
    <TextField
      label={label}
      value={value}
      maxLength={320}
      autoComplete="off"
      autoCapitalize="none"
      onChange={(event) => onText(event.target.value)}
    />
  );
}
