package io.equilibrium.execution.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that holds the paper venue as bytes, with their layout and the settings they were made with. */
@Entity
@Table(name = "venue_states")
public class VenueState {
    static final String PAPER = "paper";

    @Id
    private String venue;

    private int layout;
    private String settings;
    private byte[] state;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected VenueState() {}

    VenueState(int layout, String settings, byte[] state) {
        this.venue = PAPER;
        this.layout = layout;
        this.settings = settings;
        this.state = state.clone();
    }

    int layout() {
        return layout;
    }

    String settings() {
        return settings;
    }

    byte[] state() {
        return state.clone();
    }
}
