import { Button } from "../../ui/button.tsx";

/** Opens the run on copies. */
export function CopiesButton({ onOpen }: { onOpen: () => void }) {
  return <Button onClick={onOpen}>Run for real on copies</Button>;
}
