using System.Security.Cryptography;

namespace Reporting.Application.Access;

/// <summary>Makes the text of tokens in a form that every dialect takes: ten characters, a hyphen, and 22 that alone hold 131 random bits.</summary>
internal static class TokenFactory
{
    /// <summary>The length of a text that holds 128 random bits in these letters and digits.</summary>
    public const int SecretLength = 22;

    private const int IdLength = 10;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Make() => $"{RandomNumberGenerator.GetString(Alphabet, IdLength)}-{RandomNumberGenerator.GetString(Alphabet, SecretLength)}";
}
