using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using Reporting.Application.Notifications;
using Reporting.Infrastructure.Notifications;

namespace Reporting.UnitTests.Notifications;

internal sealed class SecretProtectionTests
{
    private const string Secret = "the key of signatures";

    [Test]
    public void What_is_kept_is_read_again_and_shows_nothing()
    {
        var protection = With(RandomNumberGenerator.GetBytes(32));

        var kept = protection.Protect(Secret, "ops");

        Assert.That(protection.Reveal(kept, "ops"), Is.EqualTo(Secret));
        Assert.That(Encoding.Latin1.GetString(kept), Does.Not.Contain("signatures"));
        Assert.That(protection.Protect(Secret, "ops"), Is.Not.EqualTo(kept), "each time with another nonce");
    }

    [Test]
    public void Nothing_is_read_with_another_key_without_one_or_for_another_receiver()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var kept = With(key).Protect(Secret, "ops");

        Assert.That(() => With(RandomNumberGenerator.GetBytes(32)).Reveal(kept, "ops"), Throws.TypeOf<DeliveryException>().With.Message.Contains("another key"));
        Assert.That(() => With(null).Reveal(kept, "ops"), Throws.TypeOf<DeliveryException>().With.Message.Contains("is not set"));
        Assert.That(() => With(key).Reveal(kept, "other"), Throws.TypeOf<DeliveryException>());
    }

    [Test]
    public void What_was_kept_before_there_was_a_key_is_read_still()
        => Assert.That(With(RandomNumberGenerator.GetBytes(32)).Reveal(With(null).Protect(Secret, "ops"), "ops"), Is.EqualTo(Secret));

    [TestCase(1, 10)]
    [TestCase(2, 20)]
    [TestCase(9, 2_560)]
    [TestCase(10, 3_600)]
    [TestCase(1_000_000, 3_600)]
    public void Pauses_double_up_to_an_hour(int attempt, int seconds) => Assert.That(OutboxQueue.PauseAfter(attempt).TotalSeconds, Is.EqualTo(seconds));

    private static SecretProtection With(byte[]? key)
        => new(Options.Create(new NotificationOptions { EncryptionKey = key is null ? null : Convert.ToBase64String(key) }));
}
