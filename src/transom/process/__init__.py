"""What belongs to the process: its sessions and how pages come to them, schedules, what was declared."""
