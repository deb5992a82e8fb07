import { Door } from "./door";

export default function UnauthorizedPage() {
  return <Door kind="unauthorized" />;
}
