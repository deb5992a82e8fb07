import { Door } from "./door";

export default function ForbiddenPage() {
  return <Door kind="forbidden" />;
}
