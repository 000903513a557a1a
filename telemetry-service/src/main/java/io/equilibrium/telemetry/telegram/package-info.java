/** Messages to a Telegram chat, when a bot's token is set. */
@NullMarked
package io.equilibrium.telemetry.telegram;

import org.jspecify.annotations.NullMarked;
