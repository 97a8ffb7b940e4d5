public static class Candidate
{
    // One further point between those with two coordinates.
    public static int[,] Place()
    {
        var points = new int[221, 11];
        var count = 0;
        for (var i = 0; i < 11; i++)
        {
            for (var j = i + 1; j < 11; j++)
            {
                for (var signs = 0; signs < 4; signs++)
                {
                    points[count, i] = (signs & 1) == 0 ? 1 : -1;
                    points[count, j] = (signs & 2) == 0 ? 1 : -1;
                    count++;
                }
            }
        }

        points[220, 0] = 1;
        return points;
    }
}
