import { ErrorRoute } from "./error-route";

export default function ForbiddenPage() {
  return <ErrorRoute kind="forbidden" />;
}
