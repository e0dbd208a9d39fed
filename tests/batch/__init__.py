"""Many photographs: order, faults, going on where it stopped."""
