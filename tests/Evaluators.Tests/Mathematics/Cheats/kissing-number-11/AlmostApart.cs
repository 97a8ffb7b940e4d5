public static class Candidate
{
    // Points of nearly one length, some of them nearer to each other by a hundred-millionth part than they may be.
    public static int[,] Place()
    {
        // An angle a little below 60 degrees in the plane of the first two coordinates.
        var points = new int[2, 11];
        points[0, 0] = 1000000000;
        points[1, 0] = 500000010;
        points[1, 1] = 866025397;
        return points;
    }
}
