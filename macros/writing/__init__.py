"""What a writer's commands do to the files: begin, rename, retire, date, mend, find."""
