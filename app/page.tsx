import { FleetScreen } from "@/components/fleet/fleet-screen.tsx";

export default function Page() {
  return <FleetScreen />;
}
