namespace EvoLLM.Sandbox;

/// <summary>Thrown by a harness where a candidate's result breaks a rule of the problem.</summary>
/// <param name="message">Which rule, and where.</param>
public sealed class InvalidResultException(string message) : Exception(message);
