import { ErrorRoute } from "./error-route";

export default function UnauthorizedPage() {
  return <ErrorRoute kind="unauthorized" />;
}
