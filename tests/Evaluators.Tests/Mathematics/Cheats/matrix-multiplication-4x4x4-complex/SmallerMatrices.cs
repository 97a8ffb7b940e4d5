public static class Candidate
{
    // The right products for matrices of 1 by 1: the format must not be the candidate's to choose.
    public static double[,] Decompose()
    {
        return new double[1, 6] { { 1.0, 0.0, 1.0, 0.0, 1.0, 0.0 } };
    }
}
