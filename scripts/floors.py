"""Score the gold drafts beside the checkout and fail when a figure falls below its floor.

    scripts/floors.py GOLD_FOLDER

The floors are raised as the rules get better, and never lowered to pass.
"""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tempfile

# recall of marked defects named, precision, findings on clean drafts
RECALL, PRECISION, CLEAN_FINDINGS = 0.97, 0.95, 3


def main(gold: pathlib.Path) -> int:
    """Strip, check and score the drafts of ``gold/dev``; return the exit code."""
    sys.path.insert(0, str(gold))
    import score  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as folder:
        drafts, findings = pathlib.Path(folder, "drafts"), pathlib.Path(folder, "findings.csv")
        subprocess.run([sys.executable, str(gold / "score.py"), "strip", str(gold / "dev"), str(drafts)], check=True)
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "-q", str(drafts), "--csv", str(findings)], check=False
        )
        if done.returncode not in (0, 1):
            print(f"the checker ended with {done.returncode}: not checked")
            return 1
        recall, precision, per_1000 = score.score(gold / "dev", findings)
        words = sum(len(text.split()) for name, text, _ in score.drafts(gold / "dev") if name.startswith("clean-"))
    alarms = round(per_1000 * words / 1000)
    held = recall >= RECALL and precision >= PRECISION and alarms <= CLEAN_FINDINGS
    verdict = "held" if held else "BROKEN"
    print(f"floors: recall {RECALL}, precision {PRECISION}, at most {CLEAN_FINDINGS} on clean drafts: {verdict}")
    return 0 if held else 1


if __name__ == "__main__":
    if len(sys.argv) != 2 or not pathlib.Path(sys.argv[1], "score.py").is_file():
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
