package io.equilibrium.planted.risk;

final class Names {
    private Names() {}

    record OrderManager() {}

    record OrderHelper() {}

    record OrderUtil() {}

    record OrderUtils() {}

    record OrderImpl() {}

    record BaseOrder() {}

    interface IOrder {}
}
