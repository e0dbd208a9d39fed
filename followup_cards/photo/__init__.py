"""From bytes to upright pictures, and advice on how to take a better one."""
