"""Many photographs: read by several processes, or by other machines, and none of them can stop the rest."""
